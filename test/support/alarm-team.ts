import type { Viewer } from '../../src/domain/viewer.ts'
import type { Registration } from '../../src/store/registrations.ts'
import { type AlarmWorld, alarmWorld } from './alarm-world.ts'
import { aMember, aTeam } from './routing-world.ts'
import { aYoungPerson, type YoungPerson } from './staff-world.ts'
import type { TestStore } from './test-store.ts'

/** Jo, her manager Max, Dee on duty, Hal at the head, and the alarms of their council. */
export interface AlarmTeam {
  readonly world: AlarmWorld
  /** Their ids. */
  readonly names: Readonly<Record<string, string>>
  readonly viewer: (who: string, own?: Partial<Viewer>) => Viewer
  /** Somebody of Jo's. */
  readonly person: (own?: Partial<Registration>) => Promise<YoungPerson>
}

/** Empties the store for them, on a Tuesday at 11:00, when everybody is in. */
export async function anAlarmTeam(test: TestStore): Promise<AlarmTeam> {
  await test.empty()
  await test.store.sql.deleteFrom('detections').execute()
  test.clock.advance(Date.parse('2026-11-24T11:00:00Z') - test.clock.now().getTime())
  const { max, jo, dee } = await aTeam(test)
  const hal = await aMember(test, 'Hal', { roles: ['head-of-service'] })
  const names: Readonly<Record<string, string>> = { max, jo, dee, hal }
  return {
    world: alarmWorld(test),
    names,
    viewer: (who, own = {}) => ({
      ...{ staffId: names[who] ?? '', team: 'Leaving care', coversFor: [] },
      ...{ roles: ['personal-adviser'], onDuty: who === 'dee', ...own },
    }),
    person: (own = {}) => aYoungPerson(test, { adviserId: jo, ...own }),
  }
}
