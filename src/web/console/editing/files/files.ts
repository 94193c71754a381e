import type { FastifyReply, FastifyRequest } from 'fastify'
import { pathOf } from '../../../../domain/knowledge-place.ts'
import { baseOfConflict, settleFileConflict } from '../../../../editing/files/settle-conflict.ts'
import {
  type FileConflict,
  findConflict,
  listOpenConflicts,
  type Settlement,
  settlements,
} from '../../../../store/file-conflicts.ts'
import { findNewest } from '../../../../store/revision-history.ts'
import { readShownStaff } from '../../../../store/views/names.ts'
import type { Server } from '../../../server.ts'
import { forbidden, OutOfDate } from '../../errors.ts'
import { type ConsoleDeps, type PageContext, readForm } from '../../page.ts'
import { submitOnce } from '../../submit-once.ts'
import { dayAndTime } from '../../times.ts'
import { editingAddressOf, nameOfPlace } from '../address-of.ts'
import { editingPage } from '../editing-page.ts'
import { sideBySide } from './side-by-side.ts'

interface Route {
  Params: { readonly conflictId: string }
  Querystring: { readonly done?: unknown }
}

const doneWords: Readonly<Record<string, string>> = {
  console: 'The console’s text stays. The file is told apart from it again when it changes.',
}

/** `/console/editing/files`: files that changed while their text was edited here, side by side. */
export function addFiles(editing: Server, deps: ConsoleDeps): void {
  const { store } = deps

  editing.get<Route>('/files', async (request, reply) => {
    const conflicts = (await listOpenConflicts(store.reading)).map(lineOf)
    const done = doneWords[String(request.query.done)]
    return editingPage(request, reply, { view: 'files/list', part: 'desk', conflicts, done })
  })

  editing.get<Route>('/files/:conflictId', async (request, reply) => {
    const conflict = await mustFind(deps, request)
    if (conflict.settledAs !== undefined) return reply.redirect('/console/editing/files', 303)
    return showConflict(deps, request, reply, conflict)
  })

  editing.post<Route>('/files/:conflictId', async (request, reply) => {
    const conflict = await mustFind(deps, request)
    const form = readForm(request)
    const as = settlements.find((one) => one === form['as'])
    const seen = { ...conflict, fileHash: form['file'] ?? '' }
    if (as === undefined) {
      const problem = 'Choose what becomes of the two texts'
      return showProblem(deps, request, reply, { conflict, problem })
    }
    try {
      const location = await submitOnce(deps, request, form['key'] ?? '', () =>
        settle(deps, request, seen, as),
      )
      return await reply.redirect(location, 303)
    } catch (error) {
      if (!(error instanceof DraftIsOpen)) throw error
      return showProblem(deps, request, reply, { conflict, problem: error.message })
    }
  })
}

class DraftIsOpen extends Error {
  constructor() {
    super('A draft is open there. Publish it or throw it away first, then settle this')
    this.name = 'DraftIsOpen'
  }
}

async function settle(
  deps: ConsoleDeps,
  request: FastifyRequest,
  conflict: FileConflict,
  as: Settlement,
): Promise<string> {
  const settled = await settleFileConflict(deps, conflict, { as, by: request.viewer.staffId })
  if (settled.kind === 'draft-open') throw new DraftIsOpen()
  if (settled.kind === 'stale') throw new OutOfDate()
  if (settled.draft === undefined) return `/console/editing/files?done=${as}`
  return `${editingAddressOf(settled.draft)}?done=from-file`
}

async function mustFind(
  { store }: ConsoleDeps,
  request: FastifyRequest<Route>,
): Promise<FileConflict> {
  const conflict = await findConflict(store.reading, request.params.conflictId)
  if (conflict === undefined) throw forbidden()
  return conflict
}

function lineOf(conflict: FileConflict) {
  return {
    id: conflict.id,
    name: nameOfPlace(conflict),
    file: pathOf(conflict),
    found: dayAndTime(conflict.foundAt),
  }
}

function showProblem(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { conflict, problem }: { readonly conflict: FileConflict; readonly problem: string },
): Promise<FastifyReply> {
  const errors = [{ field: 'as', text: problem }]
  return showConflict(deps, request, reply, conflict, { status: 422, errors })
}

async function showConflict(
  { store }: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  conflict: FileConflict,
  context: PageContext = {},
): Promise<FastifyReply> {
  const [newest, base] = await Promise.all([
    findNewest(store.reading, conflict),
    baseOfConflict(store.reading, conflict),
  ])
  if (newest === undefined) throw forbidden()
  const names = await readShownStaff(store.reading, [newest.by])
  return editingPage(request, reply, {
    ...{ view: 'files/conflict', part: 'desk' },
    conflict: { ...lineOf(conflict), hash: conflict.fileHash },
    published: {
      by: newest.by === 'file' ? 'a file' : (names.get(newest.by)?.name ?? 'somebody'),
      at: dayAndTime(newest.publishedAt),
      why: newest.why,
      isWithdrawn: newest.status === 'withdrawn',
    },
    rows: sideBySide(conflict.fileRaw, newest.raw),
    base,
    address: editingAddressOf(conflict),
    ...context,
  })
}
