export function missingSafetyValues(_values: Readonly<Record<string, string>>): readonly string[] {
  return []
}
