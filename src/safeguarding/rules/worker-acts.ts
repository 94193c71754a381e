import { fiction, study } from './guards.ts'
import { anyOf, phrases } from './rule.ts'
import { worker } from './words.ts'

export const w = `(${worker}|(she|he|they)s? (is|was) (my|a|our) (teacher|carer|worker|coach|mentor|keyworker))`
export const by = `(by|off|from) (a |an |my |the |one of the |our |some |old |night )*${worker}`
export const me =
  '(me|us|my (mate|mates|friend|friends|brother|sister|foster brother|foster sister|cousin)|kids|a kid|(a|this|one|another) (girl|boy|lad|kid|young person|resident)|him|her|them|someone|the (girls|boys|kids|lads)|residents|young people|people here)'
export const aux =
  '(is |was |were |are |has |had |have |just |keeps |keep |kept |always |used to |been |would |will |tried to |tries to |started |once |went and |actually |proper |literally |well |and |like |who |that |got drunk and |came up and |said he |gonna |sometimes |even )*'

/** Asking how allegations are handled, or one already dealt with: an article answers these. */
export const aboutTheProcess = anyOf(
  study,
  fiction,
  phrases(
    '(what (actually )?(counts|happens)|whats|what is|wot is|how does it work|just wanna know the process|read about|heard about|in the (paper|papers|news)|on bbc|jailed)',
    '(was|been|it was|all|got) (dealt with|investigated|sorted|resolved)',
    '(told|reported it to) the (designated officer|lado|police) …… (last|ago|dealt|result|outcome)',
  ),
)
export const hitByUs = phrases(
  `(i|ive) (just |have )?(hit|punched|pushed|kicked|assaulted|slapped|threatened|attacked) (a |my |the |one of the )*${worker}`,
)
