package pgserver

import (
	"errors"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// attributes returns how to start the server: so that it ends with us, and not as root, which it
// refuses. The directory is handed to whom it runs as.
func attributes(directory string) (*syscall.SysProcAttr, error) {
	how := &syscall.SysProcAttr{Pdeathsig: syscall.SIGQUIT}
	if os.Getuid() != 0 {
		return how, nil
	}
	account, err := user.Lookup("postgres")
	if err != nil {
		account, err = user.Lookup("nobody")
	}
	if err != nil {
		return nil, err
	}
	uid, err1 := strconv.ParseUint(account.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(account.Gid, 10, 32)
	how.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return how, errors.Join(err1, err2, os.Chown(directory, int(uid), int(gid)))
}
