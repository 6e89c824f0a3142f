package org.enkeyserver.export.file;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.config.SignatureInfo;
import org.enkeyserver.common.exportfile.Signatory;
import org.enkeyserver.common.exportfile.SignatureNames;
import org.enkeyserver.common.signing.Signers;
import org.springframework.stereotype.Component;

/// Opens the keys that sign the files of an export now.
@Component
class SigningKeys {

    private final ConfigReader configs;
    private final Signers signers;
    private final Clock clock;

    SigningKeys(ConfigReader configs, Signers signers, Clock clock) {
        this.configs = configs;
        this.signers = signers;
        this.clock = clock;
    }

    /// The signatories, newest first; never none.
    ///
    /// @param planned the signature infos copied when the window was planned
    /// @param current what the export has now; they sign where none of the planned does any more,
    ///   so that a window that waited can be saved by configuration
    /// @throws ExportFailure when no signature info is valid now: no file is better than an
    ///   unsigned one // B-10
    List<Signatory> open(Collection<Long> planned, Collection<Long> current) {
        List<SignatureInfo> valid = validNow(planned);
        if (valid.isEmpty()) {
            valid = validNow(current);
        }
        if (valid.isEmpty()) {
            throw new ExportFailure(
                    "no signature info of this export is valid now: give it one that has not"
                            + " expired");
        }
        return valid.stream().map(this::signatory).toList();
    }

    private List<SignatureInfo> validNow(Collection<Long> ids) {
        Instant now = clock.instant();
        return configs.signatureInfos(ids).stream().filter(info -> info.signsAt(now)).toList();
    }

    private Signatory signatory(SignatureInfo info) {
        return new Signatory(
                signers.open(info.signingKey()),
                new SignatureNames(info.keyId(), info.keyVersion()));
    }
}
