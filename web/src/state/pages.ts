import { type InfiniteData, type QueryKey, useInfiniteQuery, type UseInfiniteQueryOptions } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

type Page<Item> = { items: Item[] }

/**
 * Reads a list page by page. What is asked for comes, also where a page has no items, or where a refresh of the
 * pages before it ended the call for the next.
 */
export function usePages<Item, Key extends QueryKey>(
  options: UseInfiniteQueryOptions<Page<Item>, Error, InfiniteData<Page<Item>>, Key, string | undefined>,
) {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(options)
  const [wanted, setWanted] = useState(1)
  const loaded = data?.pages.filter(({ items }) => items.length > 0).length ?? 0
  const isLoading = !error && hasNextPage && loaded < wanted
  useEffect(() => {
    if (isLoading && !isFetching) void fetchNextPage()
  }, [isLoading, isFetching, fetchNextPage])
  return {
    /** The items of all pages read so far; undefined before there are any. */
    items: data && (loaded > 0 || !isLoading) ? data.pages.flatMap(({ items }) => items) : undefined,
    error,
    refetch,
    hasMore: hasNextPage,
    isLoading,
    /** Asks for the next page. */
    more: () => setWanted(loaded + 1),
  }
}
