package storetest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

// OpenAt opens the store kept at a location: a path, or an address.
type OpenAt func(ctx context.Context, location string) (store.Store, error)

// crashVariable names, to a child process, the location and the tenant to append to.
const crashVariable = "STORETEST_CRASH"

const crashRounds = 20

// CrashChild appends without end if this process is a child of Crash, and
// returns at once if it is not. Call it first in TestMain.
func CrashChild(open OpenAt) {
	location, id, ok := strings.Cut(os.Getenv(crashVariable), "|")
	if !ok {
		return
	}
	if err := appendForever(open, location, id); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// appendForever prints the id of each submission once it is acknowledged.
func appendForever(open OpenAt, location, id string) error {
	number, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return err
	}
	s, err := open(context.Background(), location)
	if err != nil {
		return err
	}
	errs := make(chan error)
	for till := range 8 {
		go func() {
			for {
				submission := sub(row(till, sales.Amount(rand.IntN(1000))), row(rand.IntN(4)+8, sales.Amount(till)))
				if _, err := s.Append(context.Background(), store.Background(tenant.ID(number)), submission); err != nil {
					errs <- err
					return
				}
				fmt.Println(submission.ID) // one write: a line is whole, or the last
			}
		}()
	}
	return <-errs
}

// Crash kills a process that appends, at random moments, and checks each time
// that all it acknowledged is there. The store at location must be empty.
func Crash(t *testing.T, open OpenAt, location string) {
	id := prepareCrash(t, open, location)
	acknowledged := 0
	for range crashRounds {
		ids := killed(t, location, id, 1+rand.IntN(300))
		survived(t, open, location, id, ids)
		acknowledged += len(ids)
	}
	t.Logf("%d submissions acknowledged, %d kills, none lost", acknowledged, crashRounds)
}

func prepareCrash(t *testing.T, open OpenAt, location string) tenant.ID {
	s, err := open(t.Context(), location)
	check(t, err)
	d := newDesk(t, s, "a")
	check(t, s.Close())
	return d.id
}

// killed runs a child, kills it once it has acknowledged enough, and returns all that it acknowledged.
func killed(t *testing.T, location string, id tenant.ID, enough int) (ids []uuid.UUID) {
	executable, err := os.Executable()
	check(t, err)
	child := exec.CommandContext(t.Context(), executable)
	child.Env = append(os.Environ(), fmt.Sprintf("%s=%s|%d", crashVariable, location, id))
	child.Stderr = os.Stderr
	said, err := child.StdoutPipe()
	check(t, err)
	check(t, child.Start())
	var kill sync.Once
	for lines := bufio.NewReader(said); ; {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			break // what came after the last line end was not said
		}
		check(t, err)
		ids = append(ids, uuid.MustParse(strings.TrimSpace(line)))
		if len(ids) >= enough {
			kill.Do(func() { check(t, child.Process.Kill()) })
		}
	}
	if err := child.Wait(); err == nil || len(ids) < enough {
		t.Fatalf("the child ended by itself after %d acknowledgements: %v", len(ids), err)
	}
	return ids
}

// survived opens the store again and checks that all ids are there, and that it is sound.
func survived(t *testing.T, open OpenAt, location string, id tenant.ID, ids []uuid.UUID) {
	s, err := open(t.Context(), location)
	check(t, err)
	for _, submission := range ids {
		if _, err := s.Entry(t.Context(), store.Background(id), submission); err != nil {
			t.Fatalf("%s was acknowledged: %v", submission, err)
		}
	}
	d := desk{t, s, id}
	d.clean()
	last, err := s.LastSeq(t.Context(), id)
	check(t, err)
	d.gapless(int(last))
	check(t, s.Close())
}
