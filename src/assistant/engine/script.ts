import { BotkitConversation, type BotWorker } from 'botkit'
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs'
import type { Effect } from '../../domain/turn.ts'
import type { DialogChoice } from './engine-port.ts'
import { recordOf } from './turn-record.ts'

/**
 * A dialog as a script. Botkit saves the number of the step it waits at, so whoever changes the
 * steps raises `version`: a dialog left open by an older one then starts over.
 */
export interface Script {
  readonly name: string
  readonly version: number
  /** Threads: one per first answer, and 'default', which asks the first question again. */
  write(conversation: ScriptedConversation): void
  /** Whether this is an answer to what the thread asked; anything else is a new question. */
  accepts(thread: string, text: string): boolean
}

type Answered = (answer: string, tell: (effect: Effect) => void) => string | undefined

/** Botkit's conversation, saying phrases by key, from which no error escapes into Botkit. */
export class ScriptedConversation extends BotkitConversation {
  /** Says a phrase, by its key. */
  says(thread: string, phrase: string): void {
    this.addMessage({ text: [phrase] }, thread)
  }

  /** Has an effect when the thread is entered. */
  tells(thread: string, effect: Effect): void {
    this.before(thread, (_, bot) => {
      recordOf(contextOf(bot)).effects.push(effect)
      return Promise.resolve()
    })
  }

  /** Asks, and goes on to the thread that `answered` names, else to the next line. */
  asks(
    thread: string,
    phrase: string,
    choices: readonly DialogChoice[],
    answered: Answered = () => undefined,
  ): void {
    const handler = async (
      answer: string,
      convo: { gotoThread(name: string): Promise<unknown> },
      bot: BotWorker,
    ) => {
      const record = recordOf(contextOf(bot))
      const next = answered(answer, (effect) => record.effects.push(effect))
      if (next !== undefined) await convo.gotoThread(next)
    }
    this.addQuestion({ text: [phrase], channelData: { choices } }, handler, null, thread)
  }

  override beginDialog(dc: DialogContext, options: unknown): Promise<DialogTurnResult> {
    return guard(dc, () => super.beginDialog(dc, options))
  }

  override continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return guard(dc, () => super.continueDialog(dc))
  }

  override resumeDialog(
    dc: DialogContext,
    reason: unknown,
    result: unknown,
  ): Promise<DialogTurnResult> {
    return guard(dc, () => super.resumeDialog(dc, reason, result))
  }
}

function contextOf(bot: BotWorker): DialogContext['context'] {
  return bot.getConfig('context') as DialogContext['context']
}

/** Botkit awaits us inside a callback: a throw there hangs the turn and stops the process. */
async function guard(dc: DialogContext, step: () => Promise<unknown>): Promise<DialogTurnResult> {
  try {
    return (await step()) as DialogTurnResult
  } catch (error) {
    recordOf(dc.context).fail(error)
    return dc.cancelAllDialogs()
  }
}
