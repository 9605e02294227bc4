package org.sairbrush.restore;

import java.util.List;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.damage.DamageFinder;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.damage.SpeckJudge;
import org.sairbrush.nn.Scope;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.ModelPack;
import org.sairbrush.sair.PackException;
import org.sairbrush.sair.SemanticMap;
import org.sairbrush.semantics.CellProbabilities;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSettings;

/// Looks for damage: the pack's network suspects places by themselves, and a second look doubts some of them by what
/// the photo shows there.
///
/// @param packs open the pack
/// @param id    of the pack in the library
record DamageSearch(OpenPacks packs, ModelPack pack, String id) {

    /// The sensitivity at which nearly all is found that anybody may ask for.
    private static final double ANY_DAMAGE = 0.8;

    /// As the encoder says it, all of them, since the judge of damage learns what it means.
    private static final LabelSettings ALL_LABELS = LabelSettings.DEFAULT.withPresence(0);

    /// @param settings say where the pack runs
    static DamageSearch of(OpenPacks packs, String id, RestoreSettings settings, Progress progress)
            throws RestoreException {
        return new DamageSearch(packs, packs.pack(settings.withPack(id), progress), id);
    }

    DamageMap damage(Photo photo, Progress progress) throws RestoreException, PackException {
        List<DamageMap> looks = looks(photo, progress);
        return knowsEyes() ? doubted(photo, looks, progress) : DamageMap.of(looks);
    }

    /// For those who train a judge.
    ///
    /// @return of each look, the closest first
    List<Suspects> suspects(Photo photo, Progress progress) throws RestoreException, PackException {
        List<DamageMap> looks = looks(photo, progress);
        DamageMap all = DamageMap.of(looks);
        if (isNone(all)) {
            return looks.stream().map(look -> new Suspects(look, List.of())).toList();
        }
        return suspects(photo, looks, behind(all, photo, progress), packs.textEncoder(id));
    }

    private List<DamageMap> looks(Photo photo, Progress progress) {
        DamageFinder finder = new DamageFinder(pack.damage().orElseThrow(), pack.manager());
        Progress looking = progress.part(0, 0.8);
        return ScopedValue.where(Scope.CHECKPOINT, progress::check)
                .call(() -> finder.find(photo, looking.watching("Looking for damage")));
    }

    /// The cells of CLIP's maps are wider than most eyes.
    private boolean knowsEyes() {
        return pack.description().semantic() != null;
    }

    private static boolean isNone(DamageMap damage) {
        return damage.suspected(1 - ANY_DAMAGE).isEmpty();
    }

    /// What lies in an eye and is as white and round as dust the judge may still take for dust; there it needs to be
    /// surer.
    private DamageMap doubted(Photo photo, List<DamageMap> looks, Progress progress)
            throws RestoreException, PackException {
        DamageMap all = DamageMap.of(looks);
        if (isNone(all)) {
            return all;
        }
        TextEncoder text = packs.textEncoder(id);
        List<SemanticMap> maps = behind(all, photo, progress);
        DamageMap doubted = all;
        if (pack.judge().isPresent()) {
            SpeckJudge judge = pack.judge().get();
            if (judge.features() != SpeckFeatures.COUNT) {
                throw new PackException(("What judges damage in the pack '%s' is of another version; "
                        + "fetch or import the pack again.").formatted(id));
            }
            doubted = SecondLook.judged(suspects(photo, looks, maps, text), judge);
        }
        return Catchlights.in(maps, text).spared(doubted);
    }

    private List<SemanticMap> behind(DamageMap damage, Photo photo, Progress progress) throws PackException {
        return new WholePhoto(photo, new Inpainter(pack)).behind(damage, ANY_DAMAGE, progress);
    }

    private static List<Suspects> suspects(
            Photo photo, List<DamageMap> looks, List<SemanticMap> maps, TextEncoder text) {
        LabelMapper mapper = new LabelMapper(text, ALL_LABELS);
        List<CellProbabilities> all = maps.stream()
                .map(map -> mapper.probabilities(map, SpeckFeatures.LABELS))
                .toList();
        List<CellProbabilities> cells = List.of(all.getFirst(), all.getLast());
        return looks.stream()
                .map(look -> {
                    float[] rgb = photo.rgb(Area.of(photo.width(), photo.height()), look.width(), look.height());
                    return new Suspects(look, SecondLook.specks(look, new SpeckFeatures(rgb, look, cells)));
                })
                .toList();
    }
}
