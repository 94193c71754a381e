import type { Council } from '../../knowledge/article.ts'
import type { Server } from '../server.ts'
import type { ConsoleDeps } from './page.ts'

/** Waymark's own, where council.yaml names none. */
const ownColour = '#1f3a4d'

export function colourOf(council: Council): string {
  return council.colour ?? ownColour
}

/** `/console/theme.css`: the council's colour. A style sheet, as pages may hold no styles. */
export function addTheme(console: Server, { library }: ConsoleDeps): void {
  console.get('/theme.css', (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(`:root { --wm-brand: ${colourOf(library().council)}; }\n`),
  )
}
