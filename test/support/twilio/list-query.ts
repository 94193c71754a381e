import { toResource, type ListQuery, type MessageBook } from './message-book.ts'

/** `GET Messages.json` with Twilio's filters and pages. */
export function listPage(
  book: MessageBook,
  accountSid: string,
  path: string,
  query: URLSearchParams,
) {
  const pageSize = Math.min(Number(query.get('PageSize') ?? 50), 1000)
  const page = Number(query.get('Page') ?? 0)
  const all = book.list(readQuery(query))
  const shown = all.slice(page * pageSize, (page + 1) * pageSize)
  const hasMore = all.length > (page + 1) * pageSize
  return {
    messages: shown.map((message) => toResource(message, accountSid)),
    page,
    page_size: pageSize,
    start: page * pageSize,
    end: page * pageSize + shown.length - 1,
    uri: pageUri(path, query, page),
    first_page_uri: pageUri(path, query, 0),
    previous_page_uri: page > 0 ? pageUri(path, query, page - 1) : null,
    next_page_uri: hasMore ? pageUri(path, query, page + 1) : null,
  }
}

/** 'DateSent>=…' on the wire is the name 'DateSent>' with a value. */
function readQuery(query: URLSearchParams): ListQuery {
  const readDate = (name: string) => {
    const value = query.get(name)
    return value === null ? undefined : new Date(value)
  }
  return {
    to: query.get('To') ?? undefined,
    from: query.get('From') ?? undefined,
    sentOn: query.get('DateSent') ?? undefined,
    sentAfter: readDate('DateSent>'),
    sentBefore: readDate('DateSent<'),
  }
}

function pageUri(path: string, query: URLSearchParams, page: number): string {
  const next = new URLSearchParams(query)
  next.set('Page', `${page}`)
  return `${path}?${next.toString()}`
}
