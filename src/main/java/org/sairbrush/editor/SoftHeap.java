package org.sairbrush.editor;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// Keeps Java's heap near what is in use. The Z garbage collector would take all the memory that Java may have, a
/// quarter of the machine's, before it collects, for it does not know that other programs could use it; told a lower
/// size to stay below where it can (`SoftMaxHeapSize`), it collects sooner, beside the editor. After each collection
/// that size follows what is left.
public final class SoftHeap {

    private static final String COLLECTOR = "ZGC";
    private static final String THOROUGH = "ZGC Major Cycles";
    private static final long LITTLE_ROOM = 256L << 20;
    private static final long ROOM = 400L << 20;
    private static final long LEAST = 800L << 20;

    private final HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    private final long most = Runtime.getRuntime().maxMemory();
    private long size;

    private SoftHeap() {}

    /// From now on, where this collector is in use.
    public static void keep() {
        List<NotificationEmitter> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> collector.getName().startsWith(COLLECTOR))
                .map(NotificationEmitter.class::cast)
                .toList();
        if (!collectors.isEmpty()) {
            SoftHeap heap = new SoftHeap();
            heap.follow(0, true);
            collectors.forEach(collector -> collector.addNotificationListener(
                    (notification, none) -> heap.collected(notification), null, null));
        }
    }

    private void collected(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            GarbageCollectionNotificationInfo collection =
                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            long left = collection.getGcInfo().getMemoryUsageAfterGc().values().stream()
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
            follow(left, collection.getGcName().equals(THOROUGH));
        }
    }

    /// @param thorough whether all garbage is gone; of what others leave, much may be garbage
    private synchronized void follow(long left, boolean thorough) {
        long wanted = thorough ? size(left, most) : Math.max(size, Math.min(most, left + LITTLE_ROOM));
        if (wanted != size) {
            size = wanted;
            machine.setVMOption("SoftMaxHeapSize", String.valueOf(size));
        }
    }

    /// The size to stay below, in bytes: a quarter more than what is in use, and room for what comes and goes.
    static long size(long used, long most) {
        return Math.min(most, Math.max(LEAST, used + used / 4 + ROOM));
    }
}
