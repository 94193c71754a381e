import type { FastifyReply } from 'fastify'
import type { LoadedMedia, MediaProblem, MediaType } from '../../channels/media.ts'

/** Why a picture, voice note or file did not come, as staff read it. */
export const mediaProblems: Readonly<Record<MediaProblem, string>> = {
  'not-ours': 'It does not lie with our provider, so it is not opened here.',
  gone: 'The provider has it no more.',
  'too-big': 'It is too large to be opened here.',
  'not-shown': 'It is of a kind that is not opened here.',
  unreachable: 'It could not be loaded. Try again in a while.',
}

/** What a download is called: what the sender called it is not trusted. */
const names: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'picture.jpg',
  'image/png': 'picture.png',
  'image/gif': 'picture.gif',
  'image/webp': 'picture.webp',
  'audio/ogg': 'voice-note.ogg',
  'audio/mpeg': 'voice-note.mp3',
  'audio/mp4': 'voice-note.m4a',
  'audio/amr': 'voice-note.amr',
  'application/pdf': 'file.pdf',
}

/** Answers with what came with a text: it may run nothing and reach nothing, and no browser keeps it. */
export function sendMedia(
  reply: FastifyReply,
  loaded: LoadedMedia | { readonly problem: MediaProblem },
): FastifyReply {
  if ('problem' in loaded) {
    return reply
      .code(loaded.problem === 'unreachable' ? 502 : 404)
      .type('text/plain; charset=utf-8')
      .send(mediaProblems[loaded.problem])
  }
  const { contentType, bytes } = loaded
  const where = contentType === 'application/pdf' ? 'attachment' : 'inline'
  return reply
    .type(contentType)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `${where}; filename="${names[contentType]}"`)
    .header('cache-control', 'no-store')
    .send(bytes)
}
