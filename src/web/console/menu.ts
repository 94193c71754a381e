import type { Role } from '../../domain/staff.ts'
import { hasRole, type Viewer } from '../../domain/viewer.ts'

export type Tab =
  | 'needs-you'
  | 'my-talks'
  | 'people'
  | 'alarms'
  | 'allegations'
  | 'team'
  | 'records'
  | 'activity'
  | 'admin'
  | 'safety'
  | 'editing'
  | 'hours'
  | 'on-call'
  | 'help'
  | 'more'

/** What waits, as the menu says it. */
export interface Counts {
  readonly needsYou?: number
  readonly myTalks?: number
  /** Cases they may read, of allegations officers and those they let read one. */
  readonly cases?: number
}

interface Place {
  readonly tab: Tab
  readonly text: string
  readonly href: string
  readonly about?: string
  /** Who has it in their menu; everybody when nobody is named. */
  readonly roles?: readonly Role[]
}

const first: readonly Place[] = [
  { tab: 'needs-you', text: 'Needs you', href: '/console' },
  { tab: 'my-talks', text: 'My talks', href: '/console/my-talks' },
  { tab: 'people', text: 'My young people', href: '/console/people' },
]

const more: readonly Place[] = [
  {
    tab: 'allegations',
    text: 'Allegations',
    href: '/console/allegations',
    about: 'Something an adult did, as young people told it',
    roles: ['allegations-officer'],
  },
  {
    tab: 'alarms',
    text: 'Alarms',
    href: '/console/alarms',
    about: 'Who may be in danger, and what was done about it',
  },
  {
    tab: 'team',
    text: 'Team',
    href: '/console/team',
    about: 'What waits for whom, who is here, and gaps in cover',
    roles: ['duty-adviser', 'team-manager'],
  },
  {
    tab: 'on-call',
    text: 'On call',
    href: '/console/on-call',
    about: 'Who is there when nobody of the service is on duty',
    roles: ['team-manager', 'safeguarding-lead', 'administrator'],
  },
  {
    tab: 'records',
    text: 'Contact records',
    href: '/console/records',
    about: 'What is not yet in the case system',
  },
  {
    tab: 'activity',
    text: 'Activity',
    href: '/console/activity',
    about: 'Who did what, and who looked at whom',
    roles: ['team-manager'],
  },
  {
    tab: 'safety',
    text: 'Safety',
    href: '/console/safety',
    about: 'What the bot heard as danger, what it missed, and the words it listens for',
    roles: ['safeguarding-lead'],
  },
  {
    tab: 'editing',
    text: 'Editing',
    href: '/console/editing',
    about: 'What young people ask, and what they are answered',
    roles: ['content-editor', 'approver', 'safeguarding-lead'],
  },
  {
    tab: 'admin',
    text: 'Admin',
    href: '/console/admin',
    about: 'Staff, roles, and the import of young people',
    roles: ['administrator'],
  },
]

function isFor({ roles }: Place, viewer: Viewer): boolean {
  return roles?.some((role) => hasRole(viewer, role)) ?? true
}

/** The tabs of the page and what lies behind 'More', for this viewer. */
export function menuFor(
  viewer: Viewer | undefined,
  { tab, counts }: { readonly tab: Tab | undefined; readonly counts: Counts | undefined },
) {
  if (viewer === undefined) return { tabs: [], moreTabs: [] }
  const counted: Readonly<Partial<Record<Tab, number | undefined>>> = {
    'needs-you': counts?.needsYou,
    'my-talks': counts?.myTalks,
    allegations: counts?.cases,
  }
  const shown = (places: readonly Place[]) =>
    places
      .filter((place) => isFor(place, viewer) || (counted[place.tab] ?? 0) > 0)
      .map((place) => ({ ...place, current: place.tab === tab, count: counted[place.tab] }))
  const moreTabs = shown(more)
  const moreIsCurrent = tab === 'more' || moreTabs.some(({ current }) => current)
  // On a phone they lie behind 'More'.
  const moreCount = moreTabs.reduce((sum, { count }) => sum + (count ?? 0), 0)
  return { tabs: shown(first), moreTabs, moreCount, moreIsCurrent, moreIsHere: tab === 'more' }
}
