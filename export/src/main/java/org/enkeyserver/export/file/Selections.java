package org.enkeyserver.export.file;

import org.enkeyserver.common.store.TekSelection;
import org.enkeyserver.common.store.TekSelection.Travelers;
import org.enkeyserver.export.batch.ExportBatch;

/// Says which keys belong to a batch.
final class Selections {

    private Selections() {}

    static TekSelection of(ExportBatch batch) {
        Travelers travelers =
                switch (batch.travelers()) {
                    case OF_REGIONS -> Travelers.OF_REGIONS;
                    case INCLUDED -> Travelers.INCLUDED;
                    case EXCLUDED -> Travelers.EXCLUDED;
                };
        return new TekSelection(
                batch.window(), batch.inputRegions(), batch.excludeRegions(), travelers);
    }
}
