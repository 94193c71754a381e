import { editingRoles, hasRole } from '../../../domain/viewer.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import type { ConsoleDeps } from '../page.ts'
import { addArticles } from './articles/articles.ts'
import { addAsked } from './asked/asked.ts'
import { addDesk } from './desk.ts'
import { addFiles } from './files/files.ts'
import { addEditingHelp } from './help/help.ts'
import { addTrial } from './trial/trial.ts'
import { addWords } from './words/words.ts'
import { addHistory } from './publish/history.ts'
import { addKeepers } from './publish/keepers.ts'
import { addPublishRoutes } from './publish/publish-routes.ts'
import { addTogether } from './publish/together.ts'
import { addService } from './service/service.ts'

/**
 * `/console/editing`: the editors' workspace; safety wording goes out with the safeguarding lead,
 * who works here too. To everybody else it is not there.
 */
export function addEditing(console: Server, deps: ConsoleDeps): void {
  void console.register(
    (editing, _options, done) => {
      editing.addHook('preHandler', (request, _reply, next) => {
        const works = editingRoles.some((role) => hasRole(request.viewer, role))
        next(works ? undefined : forbidden())
      })
      addAsked(editing, deps)
      addDesk(editing, deps)
      addPublishRoutes(editing, deps)
      addTogether(editing, deps)
      addHistory(editing, deps)
      addKeepers(editing, deps)
      addService(editing, deps)
      addArticles(editing, deps)
      addFiles(editing, deps)
      addWords(editing, deps)
      addEditingHelp(editing)
      addTrial(editing, deps)
      done()
    },
    { prefix: '/editing' },
  )
}
