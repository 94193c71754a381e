import { BotAdapter, TurnContext, type Activity, type ResourceResponse } from 'botbuilder-core'
import type { DialogChoice } from './engine-port.ts'
import { recordOf } from './turn-record.ts'

/** Feeds Botkit one text and collects what it says: no HTTP, no Twilio, no database. */
export class TurnAdapter extends BotAdapter {
  contextFor(id: string, text: string): TurnContext {
    return new TurnContext(this, {
      type: 'message',
      id,
      channelId: 'waymark',
      serviceUrl: '',
      text,
      from: { id: 'young-person', name: '' },
      recipient: { id: 'bot', name: '' },
      conversation: { id, isGroup: false, conversationType: '', name: '' },
    })
  }

  override sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const { said } = recordOf(context)
    for (const { text, channelData } of activities) {
      const choices = (channelData as { choices?: readonly DialogChoice[] } | undefined)?.choices
      if (text !== undefined && text !== '') said.push({ phrase: text, choices: choices ?? [] })
    }
    return Promise.resolve(activities.map((_, at) => ({ id: String(at) })))
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('A text that was said cannot be changed'))
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('A text that was said cannot be taken back'))
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error('Waymark begins no conversation through Botkit'))
  }
}
