import type { WorkingPattern } from './staff.ts'

const day = [['09:00', '17:00']] as const

/** When a service is there that has not said so. */
export const defaultServiceHours: WorkingPattern = {
  mon: day,
  tue: day,
  wed: day,
  thu: day,
  fri: day,
}
