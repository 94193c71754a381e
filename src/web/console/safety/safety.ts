import { hasRole } from '../../../domain/viewer.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import type { ConsoleDeps } from '../page.ts'
import { addDetections } from './detections.ts'
import { addMisses } from './misses.ts'
import { addPhrases } from './phrases.ts'
import { addPhrase } from './phrase.ts'
import { addSample } from './sample.ts'

/** `/console/safety`: for the safeguarding lead alone; to everybody else it is not there. */
export function addSafety(console: Server, deps: ConsoleDeps): void {
  void console.register(
    (safety, _options, done) => {
      safety.addHook('preHandler', (request, _reply, next) => {
        next(hasRole(request.viewer, 'safeguarding-lead') ? undefined : forbidden())
      })
      addDetections(safety, deps)
      addMisses(safety, deps)
      addSample(safety, deps)
      addPhrases(safety, deps)
      addPhrase(safety, deps)
      done()
    },
    { prefix: '/safety' },
  )
}
