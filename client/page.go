package client

import (
	"context"
	"iter"
	"maps"
	"net/url"
)

// pageSize is how many items are asked for at once: as many as the API gives.
const pageSize = "1000"

type page[T any] struct {
	Items      []T    `json:"items"`
	NextCursor string `json:"nextCursor"`
}

// pages goes through a paged list, and fetches each page when it is reached. An error ends it.
func pages[T any](ctx context.Context, c *Client, path string, query url.Values) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		query := maps.Clone(query)
		query.Set("limit", pageSize)
		for {
			page, err := get[page[T]](ctx, c, path, query)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range page.Items {
				if !yield(item, nil) {
					return
				}
			}
			if page.NextCursor == "" {
				return
			}
			query.Set("cursor", page.NextCursor)
		}
	}
}
