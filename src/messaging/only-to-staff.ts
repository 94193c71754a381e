import type { Channel } from '../channels/channel.ts'
import { findStaffIdByMobile } from '../store/staff.ts'
import type { Data } from '../store/store.ts'

/** A rehearsal's network: texts leave for work mobiles of staff, and for nobody else. */
export function onlyToStaff(data: Data, channel: Channel): Channel {
  return {
    async send(message) {
      const staffId = await findStaffIdByMobile(data, message.to.value)
      return staffId === undefined ? { kind: 'refused', code: 'rehearsal' } : channel.send(message)
    },
  }
}
