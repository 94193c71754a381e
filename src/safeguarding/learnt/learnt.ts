import { readModel } from './model.ts'
import weights from './weights.json' with { type: 'json' }

/** What `waymark learn safety` last wrote. */
export const learnt = { model: readModel(weights), thresholds: weights.thresholds }
