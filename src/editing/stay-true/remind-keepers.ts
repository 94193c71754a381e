import { isCoreArticle } from '../../domain/core-articles.ts'
import type { NoticeKind } from '../../domain/handover.ts'
import { mayConfirm } from '../../domain/publication.ts'
import { daysBetween, defaultGraceDays, standingOf } from '../../domain/standing.ts'
import type { Role, StaffMember } from '../../domain/staff.ts'
import type { Article } from '../../knowledge/article.ts'
import { londonDate } from '../../knowledge/fill.ts'
import { type Keepers, listKeepers, noteReminder, type ReminderKind } from '../../store/keepers.ts'
import { authorsOfRevision } from '../../store/revision-authors.ts'
import { listUnchecked } from '../../store/revision-history.ts'
import { loadRoster } from '../../store/staff.ts'
import type { Data } from '../../store/store.ts'
import { readKnowledgeAround } from '../knowledge-around.ts'
import type { PublishDeps } from '../publish/publish-deps.ts'
import { tellEditors } from '../publish/who-approves.ts'

type Deps = Pick<PublishDeps, 'store' | 'clock'>

interface Reminder {
  readonly name: string
  readonly language: string
  readonly kind: ReminderKind
  /** Once for each of these. */
  readonly forDay: string
  readonly notice: NoticeKind
  readonly to: readonly string[]
}

/**
 * Reminds those who keep an article 30 and 7 days before its review and once past it, owners of core
 * articles daily while a fixed text stands in, and daily of a second look that is overdue whoever may
 * take it. Where there is nobody to tell, administrators are: they give somebody the role. Each once,
 * whichever process does it.
 */
export async function remindKeepers(deps: Deps): Promise<void> {
  const { store, clock } = deps
  const at = clock.now()
  for (const { to, notice, ...reminder } of await dueReminders(deps, at)) {
    await store.transaction(async (tx) => {
      if (!(await noteReminder(tx, reminder, reminder, at))) return
      await tellEditors(tx, to, { kind: notice, article: reminder.name }, at)
    })
  }
}

async function dueReminders({ store }: Deps, at: Date): Promise<readonly Reminder[]> {
  const [{ articles, council }, keepers, roster] = await Promise.all([
    readKnowledgeAround(store.reading),
    listKeepers(store.reading),
    loadRoster(store.reading, at),
  ])
  const today = londonDate(at)
  const graceDays = council?.reviewGraceDays ?? defaultGraceDays
  return [
    ...articles.flatMap((article) => {
      const kept = keepers.get(`${article.language}/${article.id}`) ?? {}
      return reminderOf(article, { today, graceDays, kept, roster })
    }),
    ...(await overdueChecks(store.reading, roster, at)),
  ]
}

async function overdueChecks(
  data: Data,
  roster: readonly StaffMember[],
  at: Date,
): Promise<readonly Reminder[]> {
  const overdue = (await listUnchecked(data)).filter(({ checkBy = at }) => checkBy < at)
  return Promise.all(
    overdue.map(async (revision): Promise<Reminder> => {
      const authors = await authorsOfRevision(data, revision)
      const may = roster.filter((member) => mayConfirm(member, authors)).map(({ id }) => id)
      const { name, language } = revision
      // Whoever let it out can see which it is, an administrator can give somebody the role.
      const to = may.length > 0 ? may : [revision.by, ...withRole(roster, 'administrator')]
      return {
        ...{ name, language, to },
        kind: 'check',
        forDay: londonDate(at),
        notice: 'second-look',
      }
    }),
  )
}

interface Around {
  readonly today: string
  readonly graceDays: number
  readonly kept: Keepers
  readonly roster: readonly StaffMember[]
}

function reminderOf(article: Article, around: Around): readonly Reminder[] {
  const { id: name, language, reviewBy } = article
  const { today, graceDays, kept, roster } = around
  const days = daysBetween(today, reviewBy)
  const isExpired = standingOf(reviewBy, today, graceDays) === 'expired'
  if (isExpired && isCoreArticle(name)) {
    const to = first(roster, [kept.owner], 'safeguarding-lead')
    return [{ name, language, kind: 'core', forDay: today, notice: 'core-unchecked', to }]
  }
  const kind = reviewKind(days)
  if (kind === undefined) return []
  const to = first(roster, [kept.editor, kept.owner], 'content-editor')
  return [{ name, language, kind, forDay: reviewBy, notice: 'review-due', to }]
}

function reviewKind(days: number): ReminderKind | undefined {
  if (days < 0) return 'past-review'
  if (days <= 7) return 'review-7'
  return days <= 30 ? 'review-30' : undefined
}

/** The first of the keepers who has not left, else all with the role, else the administrators. */
function first(
  roster: readonly StaffMember[],
  keepers: readonly (string | undefined)[],
  role: Role,
): readonly string[] {
  const kept = keepers.find((keeper) => roster.some(({ id }) => id === keeper))
  if (kept !== undefined) return [kept]
  const those = withRole(roster, role)
  return those.length > 0 ? those : withRole(roster, 'administrator')
}

function withRole(roster: readonly StaffMember[], role: Role): readonly string[] {
  return roster.filter(({ roles }) => roles.includes(role)).map(({ id }) => id)
}
