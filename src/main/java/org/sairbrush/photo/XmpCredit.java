package org.sairbrush.photo;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import java.time.temporal.ChronoUnit;

/// A credit in an XMP packet: the tool that made the file as it is, and one more event of its history.
final class XmpCredit {

    private static final String HISTORY = "History";
    private static final String LAST = HISTORY + "[last()]";

    private XmpCredit() {}

    /// A packet that says nothing else.
    static byte[] packet(Credit credit) {
        try {
            return with(XMPMetaFactory.create(), credit);
        } catch (XMPException e) {
            throw new IllegalArgumentException("A credit that is no text", e);
        }
    }

    /// The packet with everything that it says and the credit, written anew; as it is where it makes no sense.
    static byte[] added(byte[] packet, Credit credit) {
        try {
            return with(XMPMetaFactory.parseFromBuffer(packet), credit);
        } catch (XMPException malformed) {
            return packet;
        }
    }

    private static byte[] with(XMPMeta meta, Credit credit) throws XMPException {
        String when = credit.when().truncatedTo(ChronoUnit.SECONDS).toString();
        meta.setProperty(XMPConst.NS_XMP, "CreatorTool", credit.software());
        meta.setProperty(XMPConst.NS_XMP, "MetadataDate", when);
        meta.appendArrayItem(
                XMPConst.NS_XMP_MM,
                HISTORY,
                new PropertyOptions().setArrayOrdered(true),
                null,
                new PropertyOptions().setStruct(true));
        field(meta, "action", "edited");
        field(meta, "softwareAgent", credit.software());
        field(meta, "when", when);
        field(meta, "parameters", credit.changes());
        return XMPMetaFactory.serializeToBuffer(
                meta, new SerializeOptions().setUseCompactFormat(true).setPadding(0));
    }

    private static void field(XMPMeta meta, String name, String value) throws XMPException {
        meta.setStructField(XMPConst.NS_XMP_MM, LAST, XMPConst.TYPE_RESOURCEEVENT, name, value);
    }
}
