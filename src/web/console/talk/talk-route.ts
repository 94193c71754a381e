/** The address of a talk's page and of what is below it. */
export interface TalkRoute {
  readonly Params: { readonly talkId: string }
}
