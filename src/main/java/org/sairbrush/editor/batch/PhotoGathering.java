package org.sairbrush.editor.batch;

import static org.sairbrush.editor.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import org.sairbrush.editor.folder.PhotoFolder;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.JobQueue;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.restore.Progress;

/// Brings photos into a list, and a small picture of each. Used by the interface's thread only.
final class PhotoGathering {

    private final ObservableList<BatchPhoto> photos;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final JobQueue additions = new JobQueue();
    private final JobQueue pictures = new JobQueue();

    /// @param others     how many files and folders hold no photo
    /// @param unreadable a folder that can't be looked into
    private record Found(List<BatchPhoto> photos, int others, Optional<PhotoException> unreadable) {}

    PhotoGathering(ObservableList<BatchPhoto> photos, BackgroundJobs jobs, Notices notices) {
        this.photos = photos;
        this.jobs = jobs;
        this.notices = notices;
    }

    /// @param files photos, and folders that hold some
    void add(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        additions.add(() -> {
            Set<Path> known = photos.stream().map(BatchPhoto::file).collect(Collectors.toCollection(HashSet::new));
            return jobs.job(progress -> find(files, known, progress))
                    .onDone(found -> {
                        photos.addAll(found.photos());
                        found.photos().forEach(this::picture);
                        if (found.others() > 0) {
                            notices.info(text("batch.noPhotos", found.others()));
                        }
                        found.unreadable().ifPresent(notices::failed);
                    })
                    .onFailed(notices::failed);
        });
    }

    private static Found find(List<Path> files, Set<Path> known, Progress progress) throws IOException {
        List<BatchPhoto> found = new ArrayList<>();
        int others = 0;
        Optional<PhotoException> unreadable = Optional.empty();
        for (Path file : files) {
            progress.check();
            boolean folder = Files.isDirectory(file);
            List<Path> candidates;
            try {
                candidates = folder ? photosIn(file) : List.of(file);
            } catch (PhotoException e) {
                unreadable = Optional.of(e);
                continue;
            }
            if (candidates.isEmpty() || !folder && PhotoFormat.of(file).isEmpty()) {
                others++;
                continue;
            }
            for (Path candidate : candidates) {
                Path photo = candidate.toAbsolutePath().normalize();
                if (known.add(photo)) {
                    found.add(new BatchPhoto(photo, size(photo)));
                }
            }
        }
        return new Found(found, others, unreadable);
    }

    private static List<Path> photosIn(Path folder) throws PhotoException {
        try {
            return PhotoFolder.in(folder).photos();
        } catch (IOException e) {
            throw new PhotoException("The folder %s can't be read: check its permissions".formatted(folder), e);
        }
    }

    /// What can't be read is told of when its turn comes.
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /// One at a time: reading all photos at once would take the memory that restoring them needs.
    private void picture(BatchPhoto photo) {
        pictures.add(() -> {
            boolean wanted = photos.contains(photo);
            return jobs.job(progress -> wanted ? Thumbnail.of(photo.file()) : null).onDone(photo::set);
        });
    }
}
