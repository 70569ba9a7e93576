// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/source_layout.h"
#include "collector/tabular/row_source.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace diaoyan {

/// How much a file looks like it came from one source, and why.
struct Evidence {
    int score = 0;  ///< 0: certainly not
    std::vector<Text> reasons;
};

/// One source that files come from.
struct Importer {
    std::string id;  ///< wjx
    Text title;
    std::function<Evidence(const SourceSample&)> recognise;
    std::function<Result<SourceLayout>(const SourceSample&)> layOut;
    /// The questionnaire that the file itself describes (value labels of a .sav, the .lss within an .lsa); empty for
    /// sources that bring none. Its ids and codes are those that layOut gives the columns, made good by idFrom.
    std::function<Result<ReadForm>(const SourceSample&)> ownForm{};
    /// What the rows must be read through, where cells are written in a code of the tool's own (VV) or a ranking is
    /// spread over columns: a joined one follows behind those of the file. Empty for sources that need neither.
    std::function<std::unique_ptr<RowSource>(std::unique_ptr<RowSource>, const SourceSample&)> decoded{};
};

/// THE LIST of importers. The generic table comes last and takes what nobody else claims.
std::span<const Importer> importers();

const Importer* findImporter(const std::string& id);

struct Recognised {
    const Importer* importer = nullptr;
    Evidence evidence;
};

/// The importer with the strongest evidence.
Recognised recognise(const SourceSample& sample);

}  // namespace diaoyan
