/**
 * Words of one idea, as the learnt signal sees them: 'razor' and 'sharpener' teach it the same, and so
 * do 'he … door' and 'they … window'. A word may be of several ideas.
 */
const ideas: Readonly<Record<string, string>> = {
  me: 'i im ive ill id me my myself mine meself',
  he: 'he hes him his hed hell himself bloke man guy fella lad geezer mans dude boy mate mates',
  she: 'she shes her hers herself woman girl lady lass',
  they: 'they theyre them their theyve theyll people lads men boys olders elders gang mandem opps crew lot everyone',
  you: 'you your youre yours yourself',
  partner:
    'boyfriend girlfriend partner ex husband wife fiance missus fella hubby bf gf babydad babyfather boyfriends exs',
  kin: 'mum dad mother father stepdad stepmum uncle auntie aunt aunty cousin nan grandad gran brother sister stepbrother stepsister family parents parent brothers sisters sibling siblings twin granddad nana',
  child:
    'baby son daughter toddler kid kids child children newborn infant bubba nephew niece bump twins stepson godson babies bub little lo bairn',
  worker:
    'pa worker keyworker support social staff carer carers foster teacher tutor coach mentor officer screw police copper cop fed feds nurse doctor therapist counsellor manager volunteer driver pastor priest imam vicar chaplain probation host adviser advisor youth sw instructor warden guard escort caseworker psychologist psychiatrist gp landlady trainer sir headteacher lecturer solicitor interpreter caretaker leader sergeant custody respite residential night-staff lodgings camhs yot iro chaperone housemaster physio dentist elder sensei boss',
  authority:
    'judge court lado ofsted designated safeguarding complaint report reported investigation allegation dbs',
  sexword:
    'sex sexy sexual sexually fit horny naked nude nudes underwear bra knickers boobs bum breasts kiss kissed kissing flirt flirting flirty touch touched touching touches fondle stroke stroked stroking grope groped feel rub rubs rubbed rubbing massage wank dick cock penis pics bj oral tits arse thigh thighs cuddle cuddles hug hugs lap topless undress undressed shower showering porn onlyfans lingerie intimate consent virgin virginity condom raped rape raping molested assaulted sleep sleeping slept strip stripped finger fingered inside groin crotch privates waist belly',
  love: 'love loves loved fancy fancies crush special secret secrets miss gorgeous pretty beautiful babe darling princess date dating relationship wink handsome mature kisses heart',
  body: 'arm arms leg legs wrist wrists neck throat face head hair hand hands eye eyes back chest stomach tummy mouth lip lips ear ears rib ribs nose foot feet knee shoulder finger fingers skin thigh jaw tongue shin shins',
  hit: 'hit hits hitting slap slapped slaps punch punched punches kick kicked kicks beat beats beating battered batter smack smacked shove shoved pushed push pushes grab grabbed grabs grabbing drag dragged strangle strangled choke choked choking pin pinned throw threw throwing bite bit bites headbutt headbutted belt belted knock knocked twisted restrained restrain attack attacked attacks shook spat burnt burn burned whack whacked clip clipped tripped squeezed bent yanked slammed',
  hurt: 'hurt hurts hurting bruise bruises bruised bruising marks mark scar scars scratch scratched swollen blood bleeding bled bleed bleeds bloody broken broke fracture cut cuts black wound wounds stitches sore pain injury limp burns lump graze',
  kill: 'kill kills killed killing murder murdered dead die dies died dying death suicide suicidal hang hanging hanged noose rope ligature drown drowning jump jumping overdose overdosed end ending buried grave funeral coffin',
  height:
    'bridge roof balcony car-park multistorey multi cliff ledge edge train trains track tracks platform motorway rail railings weir quarry viaduct top canal river severn lake sea',
  leaving:
    'goodbye bye goodbyes farewell gone leaving leave left letter letters note notes last forever final finally sorry thanks thank thankyou cheers goodnight wrote written sealed envelope remember promise peace peaceful calm ready decided finished done tidy tidied sorted',
  give: 'give gave giving given gives have take keep keeping belongings stuff things trainers telly laptop console keys guitar ps5 xbox rehome rehomed',
  future:
    'monday tuesday wednesday thursday friday saturday sunday tomorrow next birthday christmas summer future plan plans planned review forever week month year weekend appointment september',
  nolife:
    'point pointless hopeless worthless empty numb tired exhausted burden nothing nobody pain alone lonely hate anymore useless failure better without disappear vanish invisible exist existing living alive breathing fed enough heavy dark darkness cope coping struggle struggling crying cried cry',
  tablets:
    'tablets pills meds medication paracetamol ibuprofen codeine sertraline insulin packet packets box boxes strip strips bottle bleach dose doses 16 32 swallowed swallow antidepressants quetiapine valium diazepam xanax propranolol methadone painkillers stash stashed stockpile stockpiling saved saving cabinet',
  took: 'took taken take taking swallowed necked drank drunk downed had snorted injected eaten ate popped dropped',
  drugs:
    'drugs drug coke ket ketamine spice weed heroin crack mdma gear smack pills lean ghb balloons benzos bud skunk vape pinger pingers speed cocaine fentanyl edibles acid xans mushrooms hash mamba',
  drink:
    'drunk drink drinks drinking drank vodka beer wine alcohol booze pissed wrecked cider spirits lager whiskey rum hammered',
  illness:
    'breathe breathing chest fit fits seizure seizures collapsed collapse unconscious faint fainted wake waking blue vomit vomiting sick throwing puking dizzy swelling swollen rash allergic allergy asthma inhaler epipen diabetic diabetes sugar insulin pregnant weeks contractions waters labour heart stroke numb slurring slurred temperature fever stiff headache poison poisoned choking shaking ambulance overdose bleeding epileptic epilepsy meningitis confused sepsis kidney burning swallow vision',
  blade:
    'razor razors blade blades sharpener scissors glass lighter cut cuts cutting cutted scratch scratching burn burning burned bang banging bruise plaster plasters bandage bandages sleeves sleeve arms wrists thighs relapse relapsed relapsing urge urges clean harm selfharm steristrips stitches scab scabs bleed carve carved pins needle compass knife bite',
  weapon:
    'knife knives machete shank gun guns bat hammer petrol acid axe sword blade weapon crowbar strap screwdriver wrench bottle firework fireworks matches lighter zombie',
  threat:
    'threat threats threatened threatening threatens warn warned warning dead kill blackmail blackmailing send post leak screenshots expose pay debt regret find finds next watch watching burn smash door hunt snitch grass revenge payback sort',
  afraid:
    'scared afraid terrified frightened scary fear worried anxious shaking panicking hiding hide hid help please safe unsafe danger dangerous nervous petrified creepy weird weirdo uncomfortable wrong funny strange odd eggshells dread',
  control:
    'let lets allowed allow controls control controlling check checks checking checked phone password tracks tracking tracked tracker app location follows following followed stalking stalks jealous permission isolate isolated passport keeps kept wont makes make made making tells told rules rule stop stops demands receipts clothes wear',
  lock: 'lock locked locks locking door doors keys key trapped stuck window barricade barricaded handle shut bolted bolt wardrobe cupboard toilet bathroom bedroom cellar hiding outside banging knocking knock knocks kicking',
  outside:
    'outside street car van parked corner followed following waiting waits waited turned shows turning school gate gates work shop bus station park',
  nowhere:
    'nowhere homeless sleep sleeping street streets tent bench bus station park kicked chucked thrown out sofa night nights tonight cold doorway hostel sofasurfing rough mcdonalds shelter stairwell',
  age: '9 10 11 12 13 14 15 16 17 under underage minor year school',
  age18: '18 19 20 21 22 23 24 25',
  money:
    'money cash pay paid pays pound pounds quid grand owe owes owed owing debt debts bank account card lend lent borrow borrowed loan rent transfer wages 50 100 200 300 500 bills savings',
  carry:
    'package packages parcel parcels bag bags hold holding holds drop drops dropping carry carrying run running runs country cunch shotting shot trap line lines deliver delivering delivery phone burner stash bando cuckoo cuckooed serve selling sell sells train stay clients client customer customers punters hotel hotels flat work works',
  now: 'now right tonight currently just happening still minute minutes seconds today quick asap hurry moment already coming way here',
  past: 'years ago used was were when back then year last month months since old before younger little care once',
  night:
    'night nights 1am 2am 3am 4am midnight late evening bed bedroom room dark sleeping asleep 11pm',
  hospital: 'hospital a&e ae 999 111 ambulance doctors gp ward discharged crisis camhs',
  question:
    'is can do does should what whats how why where who normal allowed legal ok okay supposed meant wrong',
  hypothetical: 'if hypothetically say someone friend mate asking random',
  minimise:
    'prob probably nothing dont worry fuss just only maybe overreacting silly stupid dramatic joking fine forget nvm matter mind',
  secret:
    'secret tell told telling nobody anyone dont promise snitch between us quiet say delete deleted disappear snap snapchat insta instagram whatsapp private message messages texting texts text messaged dm dms',
  study:
    'essay coursework assignment college course class lesson drama play poster exam project module uni homework presentation revision gcse btec',
  fiction:
    'film movie song game gta fortnite cod xbox netflix series book episode tv telly documentary podcast eastenders fifa album band lyrics gig concert paintball meme show read',
  laugh: 'lol haha joke jokes joking jk funny hilarious laughing bless banter literally',
  food: 'food kebab chips pizza dinner tea lunch breakfast cake chocolate curry mcdonalds nandos eat eating cook cooking kitchen oven egg eggs kettle milk toast fridge burger starving hungry hunger pudding sweets greggs pasta rice',
  home: 'flat house tenancy council housing landlord rent repair boiler mould heating damp bills meter gas electric deposit furniture sofa carpet curtains keys move moving neighbour bins wifi',
  office:
    'form forms appointment letter email phone call ring review meeting pathway grant allowance uc benefits pip council tax id passport bursary application apply office bus pass',
  animal:
    'dog cat kitten puppy hamster snake rabbit fish pet pets spider rat rats mice wasp pigeon swan fox bird lizard gecko ants',
  sport:
    'football match gym boxing team league training running swim swimming pool bike skate rugby netball goal penalty gameday',
  good: 'good great happy lovely nice brilliant amazing proud excited buzzing brill ace sound cool thanks ta chuffed mint love enjoyed fun best',
  annoy:
    'annoying annoyed rude late useless lazy moody snotty ignored ignoring cancelled cancels forgot forgets fuming gutted cross angry raging pissed sick fed joke rubbish slow reply replying grumpy',
  own: 'gift gifts present presents bought buys buy lift lifts house home car drive drives drove number personal own weekend works work coffee dinner meal stay invited invite',
  fire: 'fire burn burning burnt petrol matches lighter smoke flames alight',
  married:
    'marry married marriage wedding engaged ticket flight passport abroad country pakistan somalia bangladesh india honour shame dishonour arranged cousin fly flying airport izzat',
  work: 'work works working job shift shifts wages passport wash car nails nail farm factory clean cleaning restaurant hours unpaid boss visa',
  anger:
    'rage angry temper red mist lose losing snap snapped explode hurt smash stab stabbed punch fight fighting revenge payback pay sorted handle deserve deserves',
  shakebaby:
    'shake shaken shook shaking smother pillow throw crying screaming drop cot cry wont stop sleep nappy',
  absent:
    'gone missing disappeared reply answering answer picking online blocked vanished phone off seen heard',
}

/** A word without the ending that matters least: 'knocked', 'knocking' and 'knocks' are one. */
export function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3)
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2)
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}

const names = Object.keys(ideas)
const numbersOf = new Map<string, readonly number[]>()
for (const [number, words] of Object.values(ideas).entries()) {
  for (const word of words.split(' ').flatMap((each) => [each, stem(each)])) {
    const known = numbersOf.get(word) ?? []
    if (!known.includes(number)) numbersOf.set(word, [...known, number])
  }
}

export const ideaCount = names.length
const none: readonly number[] = []

/** The numbers of a word's ideas, from 0 to below `ideaCount`. */
export const ideasOf = (word: string): readonly number[] =>
  numbersOf.get(word) ?? numbersOf.get(stem(word)) ?? none

export const ideaName = (number: number): string => names[number] ?? ''
