import { describe, expect, it } from '@jest/globals'
import { readWishes } from '../../src/assistant/readers/wishes.ts'

describe('a wish to stop', () => {
  it.each([
    'STOP',
    'stop.',
    'Unsubscribe',
    'unsubscribe me pls',
    'stop texting me',
    'pls stop messaging me',
    'can u stop sending me texts',
    'dont text me again',
    "DON'T MESSAGE ME ANYMORE",
    'no more texts please',
    'i dont want these messages',
    'take me off this list',
    'opt out',
    'opt me out please',
    'leave me alone',
    'remove my number from this',
    'ok whatever. stop texting me',
  ])('is heard in %p', (text) => {
    expect(readWishes([text])).toContain('stop')
  })

  it.each([
    'how do i stop smoking',
    'my ex wont stop texting me',
    'how do i stop my ex messaging me',
    'can they stop my money',
    'why did my UC stop',
    'he said dont text me again',
    'i want it to stop',
    'what happens if i stop going college',
    'can i cancel my tenancy',
    'i dont want to end up homeless',
    'how do i get my landlord to leave me alone',
  ])('is not heard in %p', (text) => {
    expect(readWishes([text])).not.toContain('stop')
  })
})

describe('a wish to start', () => {
  it.each(['START', 'start pls', 'Unstop', 'start texting me again'])('is heard in %p', (text) => {
    expect(readWishes([text])).toContain('start')
  })

  it.each(['when do i start college', 'how do i start a claim', 'yes'])(
    'is not heard in %p',
    (text) => {
      expect(readWishes([text])).not.toContain('start')
    },
  )
})

describe('asking for a person', () => {
  it.each([
    'can i talk to someone',
    'can i just speak to a person please',
    'i want a human',
    'I need a real person',
    'get me my PA',
    'get my PA to call me',
    'tell Dan to ring me',
    'could you ask my worker to text me back',
    'can someone call me',
    'call me back pls',
    'put me through to the leaving care team',
    'how do i talk to a human',
    'let my PA know im gonna be late',
    'is there anyone there i can talk to',
    'this isnt helping. let me speak to a real person',
    'i need to speak to my social worker',
    'id rather talk to a woman',
    'my PA please',
    'i dont want to talk to a bot',
    'want talk with person',
  ])('is heard in %p', (text) => {
    expect(readWishes([text])).toContain('person')
  })

  it.each([
    'what is a personal adviser',
    'who is my PA',
    'how do i change my PA',
    'can i get someone different',
    'my PA never rings me back',
    'are you a real person',
    'r u human',
    'do i need to speak to my pa to get the grant',
    'should i talk to someone about my debts',
    'when do i get a personal adviser',
    'human rights',
    'they told me to talk to someone, who',
    'can my PA come to court',
    'what does a duty worker do',
  ])('is not heard in %p', (text) => {
    expect(readWishes([text])).not.toContain('person')
  })

  it.each(['HELP', 'info', 'help me', 'help please'])('HELP counts as one: %p', (text) => {
    expect(readWishes([text])).toContain('help')
  })

  it.each(['can you help with rent', 'help with a deposit', 'do you have info on uni'])(
    'a question with help in it does not: %p',
    (text) => {
      expect(readWishes([text])).not.toContain('help')
    },
  )
})

describe('who sees this', () => {
  it.each([
    'WHO',
    'who?',
    'who can see this',
    'who reads my messages',
    'can my pa see this',
    'who will you tell',
    'will you tell my PA',
    'is this private?',
    'is this chat confidential',
    'pls dont tell my social worker',
  ])('is heard in %p', (text) => {
    expect(readWishes([text])).toContain('who-sees-this')
  })

  it.each([
    'who is my pa',
    'who do i ask about rent',
    'will they tell anyone',
    'who pays my deposit',
    'can my pa see my bank account',
    'is private renting cheaper',
  ])('is not heard in %p', (text) => {
    expect(readWishes([text])).not.toContain('who-sees-this')
  })
})
