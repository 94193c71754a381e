import type { Stage } from './demo-stage.ts'

const hour = 60
const day = 24 * hour

/**
 * A few days of questions that found no answer, or one that did not help, from numbers that reach
 * nobody: so that editors have something to look at. None is a real young person's.
 */
const asked: readonly (readonly [phone: string, minutesAgo: number, ...texts: string[]])[] = [
  ['+447700900201', 6 * day, 'can i keep a snake in my new flat'],
  ['+447700900202', 5 * day, 'am i allowed snakes in the flat'],
  ['+447700900203', 2 * day, 'is it ok to have a snake in a flat'],
  ['+447700900204', day, 'can i keep my snake at the new flat pls'],
  ['+447700900205', 5 * day - 3 * hour, 'how do i get a parking permit'],
  ['+447700900206', 3 * day, 'parking permits?'],
  ['+447700900207', day - 2 * hour, 'where do i get a permit for parkin'],
  ['+447700900208', 4 * day, 'how do i get rid of wasps'],
  ['+447700900209', 30 * hour, 'can i get rid of wasps myself'],
  ['+447700900210', 3 * day - 4 * hour, 'can i have a bbq on the balcony'],
  ['+447700900211', 2 * day - hour, 'can the council lend me a lawnmower'],
  ['+447700900212', 4 * day - hour, 'do i have to pay council tax', 'thats not what i asked'],
  ['+447700900213', 3 * day - hour, 'paying council tax', 'no that didnt help'],
  ['+447700900214', 2 * day - 5 * hour, 'can i get a provisional licence', 'can i talk to someone'],
  ['+447700900215', 3 * day - 2 * hour, 'can i work when im on benefits'],
  ['+447700900216', 4 * day - 6 * hour, 'does a tooth implant hurt when im on my meds'],
  ['+447700900217', 2 * day - 7 * hour, 'can i sell my visa photos'],
  ['+447700900218', day - 5 * hour, 'suggestion: say which buses are free at night'],
  ['+447700900219', 3 * day - 9 * hour, 'you should add more about moving furniture'],
]

export async function askedInVain({ texts }: Stage): Promise<void> {
  for (const [phone, minutesAgo, ...said] of asked) {
    for (const [at, text] of said.entries()) await texts(phone, minutesAgo - at, text)
  }
}
