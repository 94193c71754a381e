import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createFolderMailer } from '../../../src/channels/mail/folder-mailer.ts'

const mail = { id: 'a-notice', to: 'jo@council.example', subject: 'Waymark: news', text: 'Look.\n' }

describe('the demo’s e-mails', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-mail-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('are files that a mail program opens', async () => {
    const into = join(folder, 'mail')

    expect(await createFolderMailer(into, 'waymark@council.example').send(mail)).toEqual({
      kind: 'accepted',
    })

    const file = readFileSync(join(into, 'a-notice.eml'), 'utf8')
    expect(file).toMatch(/^To: jo@council\.example\r$/m)
    expect(file).toMatch(/^Subject: Waymark: news\r$/m)
    expect(file).toMatch(/\r\n\r\nLook\.\r\n$/)
  })

  it('are tried later when the folder cannot be written', async () => {
    const into = join(folder, 'mail')
    writeFileSync(into, 'a file where the folder should be')

    expect(await createFolderMailer(into, 'waymark@council.example').send(mail)).toMatchObject({
      kind: 'try-later',
    })
  })
})
