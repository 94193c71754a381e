import { askedInVain } from './demo-questions.ts'
import { createStage, type Stage, type StageDeps } from './demo-stage.ts'

type Scene = (stage: Stage) => Promise<void>

const hour = 60
const day = 24 * hour

/** What has happened before the demo is opened: something in every state that staff meet. */
const scenes: readonly Scene[] = [
  textsOff,
  nobodyPicksUp,
  handedBack,
  windowCloses,
  locked,
  notDelivered,
  worried,
  numberNotChecked,
  numberNotKnown,
  emergency,
  anAdultDid,
  askedInVain,
]

/** Plays them, once: into a store that has just got its demo people. */
export async function addDemoTalks(deps: StageDeps): Promise<void> {
  const stage = createStage(deps)
  for (const scene of scenes) await scene(stage)
}

async function textsOff({ texts }: Stage): Promise<void> {
  await texts('Ben', 2 * day, 'do i get help with a deposit')
  await texts('Ben', 2 * day - 5, 'STOP')
}

async function nobodyPicksUp({ texts }: Stage): Promise<void> {
  await texts('Kai', 3 * day, 'can i talk to my pa please')
}

async function handedBack({ texts, takesOver, replies, handsBack }: Stage): Promise<void> {
  await texts('Zoe', day + 5 * hour, 'need to talk to someone about my flat')
  await takesOver('dee', 'Zoe', day + 4 * hour)
  const hello = { text: 'Hi Zoe, Dee here. What has happened?' }
  await replies('dee', 'Zoe', day + 4 * hour - 1, hello)
  await texts('Zoe', day + 3 * hour, 'boiler gone again, landlord not answering')
  const promise = { text: 'I will ring them now and text you by 4.' }
  await replies('dee', 'Zoe', day + 3 * hour - 2, promise)
  await handsBack('dee', 'Zoe', day + 2 * hour, {
    summary: 'The boiler is broken and the landlord does not answer.',
    actions: 'Rang the landlord: an engineer comes on Thursday.',
  })
}

async function windowCloses({ texts, takesOver, replies }: Stage): Promise<void> {
  const whatsapp = { channel: 'whatsapp' } as const
  await texts('Tia', 22 * hour, 'can i talk to my pa', whatsapp)
  await takesOver('jo', 'Tia', 22 * hour - 10)
  await replies('jo', 'Tia', 22 * hour - 11, { text: 'Hi Tia, Jo here. What is up?' })
  await texts('Tia', 21 * hour, 'college want a letter about my bursary', whatsapp)
  const answer = { text: 'I will write it tomorrow and send it to them.' }
  await replies('jo', 'Tia', 20 * hour, answer)
}

async function locked({ texts }: Stage): Promise<void> {
  await texts('Eli', 2 * hour, 'i want to speak to my pa')
}

async function notDelivered({ texts, takesOver, replies }: Stage): Promise<void> {
  await texts('Fay', 90, 'can i speak to my pa, need to talk')
  await takesOver('jo', 'Fay', 80)
  await replies('jo', 'Fay', 79, { text: 'Hi Fay, Jo here. Tell me.' })
  await texts('Fay', 60, 'my card got swallowed n i got nothing till friday')
  await replies('jo', 'Fay', 50, { text: 'I can help today. Can I ring you?', fails: '30003' })
  await texts('Fay', 7, 'hello?')
  await texts('Fay', 6, 'got a picture of the letter too', { picture: true })
}

async function worried({ texts }: Stage): Promise<void> {
  await texts('Lee', hour, 'i cut my arm again last night n i dont wanna tell no one')
  await texts('Lee', hour - 2, '3')
}

async function numberNotChecked({ texts }: Stage): Promise<void> {
  await texts('Ash', 35, 'can i speak to someone')
}

async function numberNotKnown({ texts }: Stage): Promise<void> {
  await texts('a number nobody knows', 20, 'hi i need to speak to a person i just left care')
}

async function emergency({ texts }: Stage): Promise<void> {
  await texts('Noor', 4, 'hes outside my door rn with a knife saying hell kill me')
}

/** For the allegations officers alone: Kai's adviser sees nothing of it. */
async function anAdultDid({ texts }: Stage): Promise<void> {
  await texts('Kai', 3 * hour, 'my pa keeps touching my leg when we are in the car')
  await texts('Kai', 3 * hour - 2, '2')
  await texts('Kai', 3 * hour - 4, 'tomorrow after 4')
  await texts('Kai', 3 * hour - 6, '1')
}
