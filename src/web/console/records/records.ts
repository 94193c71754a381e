import type { FastifyRequest } from 'fastify'
import { markInCaseSystem } from '../../../store/contact-records.ts'
import { recordEvent } from '../../../store/events.ts'
import { type ContactRecord, readRecord, readRecords } from '../../../store/views/records.ts'
import { nameStaff } from '../../../store/views/name-staff.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm, sendPage } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { dayAndTime, shortTime } from '../times.ts'
import { outcomeWords } from '../words.ts'
import { recordLines, recordText } from './record-lines.ts'
import { recordPdf } from './record-pdf.ts'

interface ListQuery {
  Querystring: { all?: string; person?: string }
}
interface Params {
  Params: { id: string }
}

/** `/console/records`: records of contact, to read, copy, download and put into the case system. */
export function addRecords(console: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps
  console.get<ListQuery>('/records', async (request, reply) => {
    const { all, person } = request.query
    const pendingOnly = all !== '1' && person === undefined
    const now = clock.now()
    const [records, nameOf] = await Promise.all([
      readRecords(store.reading, request.viewer, {
        pendingOnly,
        ...(typeof person === 'string' && { personId: person }),
      }),
      nameStaff(store.reading),
    ])
    return sendPage(request, reply, 'console/records/list.njk', {
      tab: 'records',
      pendingOnly,
      records: records.map((record) => ({
        id: record.id,
        name: record.personName,
        when: shortTime(record.until, now),
        pending: record.inCaseSystemAt === undefined,
        about: `${nameOf(record.staffId)} · ${outcomeWords(record.outcome)}`,
      })),
    })
  })

  console.get<Params>('/records/:id.pdf', async (request, reply) => {
    const record = await mustRead(deps, request, request.params.id)
    const lines = recordLines(record, await nameStaff(store.reading))
    const pdf = await recordPdf('Record of contact', lines)
    const file = `attachment; filename="record-${record.id}.pdf"`
    return reply.type('application/pdf').header('content-disposition', file).send(pdf)
  })

  console.get<Params>('/records/:id', async (request, reply) => {
    const record = await mustRead(deps, request, request.params.id)
    const lines = recordLines(record, await nameStaff(store.reading))
    return sendPage(request, reply, 'console/records/record.njk', {
      tab: 'records',
      id: record.id,
      lines,
      text: recordText(lines),
      inCaseSystem:
        record.inCaseSystemAt === undefined ? undefined : dayAndTime(record.inCaseSystemAt),
    })
  })

  console.post<Params>('/records/:id/in-case-system', async (request, reply) => {
    const { id, personId } = await mustRead(deps, request, request.params.id)
    const { key = '' } = readForm(request)
    const { staffId } = request.viewer
    const at = clock.now()
    const location = await submitOnce(deps, request, key, async () => {
      await store.transaction(async (tx) => {
        if (!(await markInCaseSystem(tx, id, staffId, at))) return
        const detail = { record: id }
        await recordEvent(tx, { kind: 'record-in-case-system', staffId, personId, detail }, at)
      })
      return `/console/records/${id}`
    })
    return reply.redirect(location, 303)
  })
}

async function mustRead(
  { store }: ConsoleDeps,
  request: FastifyRequest,
  id: string,
): Promise<ContactRecord> {
  const record = await readRecord(store.reading, request.viewer, id)
  if (record === undefined) throw forbidden()
  return record
}
