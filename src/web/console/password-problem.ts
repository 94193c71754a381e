const shortest = 12
/** More is only work for the server. */
const longest = 200

/** Among the first that are tried, and long enough to be chosen here. */
const worst = [
  '123456789012',
  '1234567890123',
  '012345678910',
  'abcdefghijkl',
  'qwertyuiopas',
  'qwerty123456',
  'qwertyuiop123',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'password1234',
  'password12345',
  'passwordpassword',
  'mypassword123',
  'letmeinplease',
  'letmein123456',
  'iloveyou1234',
  'welcome12345',
  'administrator',
  'admin1234567',
  'changeme1234',
  'leavingcare1',
  'leavingcare123',
  'correcthorsebatterystaple',
  'waymarkdemo',
]

/** What is wrong with a password somebody chose, in words; undefined when it will do. */
export function passwordProblem(
  password: string,
  about: {
    readonly name: string
    readonly email: string | undefined
    readonly others: readonly string[]
  },
): string | undefined {
  if (password.length < shortest) {
    return `Choose a password of ${shortest} characters or more. Three or four words you will remember do well`
  }
  if (password.length > longest) return `Choose a password of ${longest} characters or fewer`
  const plain = plainOf(password)
  const names = [about.name, about.email ?? '', ...about.others].flatMap(namesIn).map(plainOf)
  if (names.includes(plain.replace(/\d+$/, '')) || names.includes(plain)) {
    return 'Choose a password that is not a name or an e-mail address'
  }
  if (worst.includes(plain) || /^(.{1,4})\1+.{0,3}$/u.test(plain) || plain === '') {
    return 'Choose another password. This one is among the first that are guessed'
  }
  return undefined
}

function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** 'Jo Marsh' is as easy to guess as 'Marsh Jo'. */
function namesIn(text: string): readonly string[] {
  const parts = text.split(/[\s.@_-]+/)
  return [text, text.split('@')[0] ?? '', parts.toReversed().join(''), ...parts].filter(
    (name) => name !== '',
  )
}
