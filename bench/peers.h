// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measurement.h"
#include "bench/program_steps.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diaoyan::bench {

/// A program that a user could pick instead, in one way of using it. Its script in bench/peers/ is called as
/// `SCRIPT MODE STEP FOLDER RUNS` and prints SelfReport lines; steps: version (fails where the peer is not installed),
/// all (load into memory and analyse), or load and analyse where the peer keeps a file of its own, FOLDER/`file`.
struct Peer {
    std::string name;
    std::vector<std::string> command;  ///< interpreter and script
    std::string mode;
    std::string file{};          ///< empty: nothing is kept
    std::int64_t most_rows = 0;  ///< more would take minutes
    bool quick = true;           ///< takes part in a quick run
    bool whole = false;          ///< is also measured as a whole process on its file, warm and cold
};

/// Every peer there is a script for.
std::vector<Peer> peers(const std::filesystem::path& scripts);

/// What the peers found on this machine reported on the workload in `folder`; the others are named in the remarks.
/// A peer that fails is a remark.
void measurePeers(const std::vector<Peer>& peers, const std::filesystem::path& folder, std::int64_t rows,
                  const Repetition& repetition, Findings& findings, NamedChecksums& checksums);

}  // namespace diaoyan::bench
