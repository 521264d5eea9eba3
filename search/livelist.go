package search

// Files gives all files of what updates have settled so far: those that Export gives
// for the same documents.
func (l *Live) Files() ([]File, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.files.make(l.searcher.model); err != nil {
		return nil, err
	}
	set := l.files.sets[0]
	files := []File{{ManifestName, l.files.manifest}}
	for _, shard := range set.shards {
		files = append(files, script(set.name, shard))
	}
	return files, nil
}
