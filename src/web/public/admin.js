// A file of the case system is read here, in the browser, into the box it would be pasted into.
// Without this script it is opened elsewhere, copied and pasted.

const mostBytes = 5 * 1024 * 1024

for (const input of document.querySelectorAll('[data-into]')) {
  const box = document.getElementById(input.dataset.into)
  const group = input.closest('[data-file]')
  const note = group.querySelector('[data-file-note]')
  group.hidden = false
  input.addEventListener('change', async () => {
    const [file] = input.files
    if (file === undefined) return
    if (file.size > mostBytes) {
      note.textContent = 'That file is larger than 5 MB. Split it, with the header in each part.'
      return
    }
    const { text, told } = decode(await file.arrayBuffer())
    box.value = text
    note.textContent = `${file.name} is read. ${told}`
  })
}

/** UTF-8, or what Excel saves as plain CSV in Britain. */
function decode(bytes) {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), told: '' }
  } catch {
    const told =
      'It is not UTF-8, and was read as Windows-1252: look whether names with accents are right.'
    return { text: new TextDecoder('windows-1252').decode(bytes), told }
  }
}

for (const field of document.querySelectorAll('[data-copy]')) {
  field.addEventListener('focus', () => field.select())
}
