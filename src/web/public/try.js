// What the phone does beyond its forms: Enter sends, a sent text leaves the box, and the keyboard
// is where one would look for it. Without this script every control works by itself.

const box = () => document.getElementById('text')

document.addEventListener('keydown', (event) => {
  if (event.target !== box() || event.key !== 'Enter') return
  if (event.shiftKey || event.isComposing) return
  event.preventDefault()
  event.target.form.requestSubmit()
})

document.addEventListener('htmx:after:request', ({ detail }) => {
  const { sourceElement, request, response } = detail.ctx
  if (sourceElement.id !== 'composer' || response.status !== 204) return
  // What was typed since is kept.
  const text = box()
  if (text.value.replaceAll('\r\n', '\n') === sentText(request.body)) text.value = ''
})

function sentText(body) {
  return (body.get('text') ?? '').replaceAll('\r\n', '\n')
}

document.addEventListener('htmx:after:swap', ({ detail }) => {
  const { sourceElement } = detail.ctx
  if (sourceElement.classList.contains('bubble__why')) {
    document.getElementById('why-heading').focus()
  }
})

// A tapped choice goes with its list: the next thing to do is to type.
document.addEventListener('submit', (event) => {
  const byKeyboard = event.submitter?.matches(':focus-visible')
  if (event.target.id === 'chips' && byKeyboard) box().focus({ preventScroll: true })
})
