package watch

import "golang.org/x/sys/unix"

// silent lists file systems that do not report changes made by another computer, the host
// of a virtual machine, or Windows outside WSL.
var silent = map[uint32]string{
	unix.NFS_SUPER_MAGIC:  "NFS",
	unix.SMB_SUPER_MAGIC:  "SMB",
	unix.CIFS_SUPER_MAGIC: "CIFS",
	unix.SMB2_SUPER_MAGIC: "SMB",
	unix.V9FS_MAGIC:       "9p", // also the drives of Windows in WSL
	unix.FUSE_SUPER_MAGIC: "FUSE",
	unix.CEPH_SUPER_MAGIC: "Ceph",
	unix.AFS_SUPER_MAGIC:  "AFS",
	unix.CODA_SUPER_MAGIC: "Coda",
	0x786f4256:            "VirtualBox", // vboxsf
}

// silentFileSystem returns the name of a folder's file system if that does not
// report all changes; else it is empty.
func silentFileSystem(dir string) string {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return ""
	}
	return silent[uint32(s.Type)]
}
