/** What was asked of a drill. */
export interface DrillAsked {
  readonly id: string
  readonly askedAt: number
  /** Milliseconds until it ends though nobody acknowledged it. */
  readonly lastsMs: number
  /** As when nobody of the service is on duty. */
  readonly night: boolean
  /** The young person whose people are told, in place of those of a whole team. */
  readonly likePersonId?: string
}

/** A drill that runs. Times are milliseconds UTC. */
export interface DrillRunning extends DrillAsked {
  readonly alarmId: string
  readonly beganAt: number
  /** Nobody of the service was on duty for it, by the clock or because it was asked for. */
  readonly outOfHours: boolean
}

/** Who was told, how, and when; without a member of staff: whoever answers at night. */
export interface DrillTold {
  readonly staffId?: string
  readonly way: 'email' | 'sms' | 'call'
  readonly status: string
  readonly at?: number
}

export interface DrillResult extends DrillRunning {
  readonly endedAt: number
  readonly told: readonly DrillTold[]
  readonly acknowledgedAt?: number
  /** Absent though it was acknowledged: whoever answers at night. */
  readonly acknowledgedBy?: string
}
