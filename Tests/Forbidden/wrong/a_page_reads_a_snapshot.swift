// module: SitePages
// error: no such module 'Snapshots'
// Whoever lays out a page cannot read what was measured.
import Snapshots

func latest(_ store: SnapshotStore) -> Int { store.rowCount }
