package password

import (
	"context"
	"errors"
)

// ErrBusy: more passwords wait to be checked than the server is willing to hold. Try again in a moment.
var ErrBusy = errors.New("too many passwords are being checked")

// gate lets few in at once and few wait.
type gate struct {
	places chan struct{} // those inside and those waiting
	inside chan struct{}
}

func newGate(concurrent, waiting int) gate {
	return gate{places: make(chan struct{}, concurrent+waiting), inside: make(chan struct{}, concurrent)}
}

func (g gate) enter(ctx context.Context) error {
	select {
	case g.places <- struct{}{}:
	default:
		return ErrBusy
	}
	select {
	case g.inside <- struct{}{}:
		return nil
	case <-ctx.Done():
		<-g.places
		return context.Cause(ctx)
	}
}

func (g gate) leave() {
	<-g.inside
	<-g.places
}
