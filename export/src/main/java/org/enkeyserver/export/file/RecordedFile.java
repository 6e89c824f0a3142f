package org.enkeyserver.export.file;

/// A file with the proof that it lies in the blob store as it should.
record RecordedFile(WrittenFile file, VerifiedArchive archive) {}
