// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <string>
#include <vector>

namespace diaoyan {

/// One slip of paper with a one-time code.
struct CodeSlip {
    std::string code{};     ///< as printed, ABCD-EFGH-JKLM
    std::string address{};  ///< what the QR code holds: http://192.168.1.20:8080/c/ABCD-EFGH-JKLM

    bool operator==(const CodeSlip&) const = default;
};

/// The slips of one school and class, to be cut apart; a new page begins with each set. Never a person's name.
struct CodeSlipSet {
    Text title{};          ///< of the questionnaire
    std::string school{};  ///< name
    std::string class_name{};
    std::string typed_address{};  ///< printed for those who type: http://192.168.1.20:8080
    std::vector<CodeSlip> slips{};

    bool operator==(const CodeSlipSet&) const = default;
};

/// A sheet for the notice board.
struct PosterText {
    Text title{};
    std::string address{};
    Text words{};  ///< below the QR code; may be empty

    bool operator==(const PosterText&) const = default;
};

/// The modules of a QR code, row by row; true is dark.
struct QrCode {
    int width = 0;
    std::vector<bool> dark{};

    bool operator==(const QrCode&) const = default;
};

/// By libqrencode, error correction M. Problems: qr-too-long, qr-empty.
Result<QrCode> qrCode(const std::string& text);

/// For a terminal of UTF-8: two modules per character (half blocks), with a quiet zone, dark on light whatever the
/// colours.
std::string qrForTerminal(const QrCode& code);

}  // namespace diaoyan
