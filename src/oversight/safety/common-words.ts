const words = `
  a about after again all alone also always am an and any anyone are around as ask at away back bad
  be because been before being best better big bit but by call came can cannot cant come could day
  days did didnt do does doesnt doing done dont down else end even ever every feel find first for
  friend from get gets getting give go goes going gone good got had has hasnt have havent he hello
  help her here hes hey him his home house how i id if im in into is isnt it its ive job just keep
  know last late later left let like little live living long look lot made make man many mate may
  maybe me mean mind mine money more most mum dad my myself name need needs never new next nice
  night no none nope not nothing now of off ok okay old on once one only or other our out over own
  pa people person phone place please put really rent right room said same say see she should since
  so some someone something sorry still stop stuff sure take tell text than thank thanks that thats
  the their them then there they thing things think this time to today told tomorrow tonight too
  try two up us use very want wanted wants was wasnt way we week well went were what whats when
  where which while who why will with without wont work worker would yeah year years yes yet you
  your youre`

/** Everyday words, and those of every second question to the bot: none of them is a sign by itself. */
export const commonWords: ReadonlySet<string> = new Set(words.trim().split(/\s+/))
