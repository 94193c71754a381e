import type { Role } from '../../domain/staff.ts'
import { hasRole, type Viewer } from '../../domain/viewer.ts'

export type Tab =
  | 'needs-you'
  | 'my-talks'
  | 'people'
  | 'team'
  | 'records'
  | 'activity'
  | 'admin'
  | 'hours'
  | 'help'
  | 'more'

/** What waits, as the menu says it. */
export interface Counts {
  readonly needsYou?: number
  readonly myTalks?: number
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
    tab: 'team',
    text: 'Team',
    href: '/console/team',
    about: 'What waits for whom, who is here, and gaps in cover',
    roles: ['duty-adviser', 'team-manager'],
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
    tab: 'admin',
    text: 'Admin',
    href: '/console/admin',
    about: 'Staff, roles, and the import of young people',
    roles: ['administrator'],
  },
]

/** The tabs of the page and what lies behind 'More', for this viewer. */
export function menuFor(
  viewer: Viewer | undefined,
  { tab, counts }: { readonly tab: Tab | undefined; readonly counts: Counts | undefined },
) {
  if (viewer === undefined) return { tabs: [], moreTabs: [] }
  const counted: Readonly<Partial<Record<Tab, number | undefined>>> = {
    'needs-you': counts?.needsYou,
    'my-talks': counts?.myTalks,
  }
  const shown = (places: readonly Place[]) =>
    places
      .filter(({ roles }) => roles?.some((role) => hasRole(viewer, role)) ?? true)
      .map((place) => ({ ...place, current: place.tab === tab, count: counted[place.tab] }))
  const moreTabs = shown(more)
  const moreIsCurrent = tab === 'more' || moreTabs.some(({ current }) => current)
  return { tabs: shown(first), moreTabs, moreIsCurrent, moreIsHere: tab === 'more' }
}
