pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Below a season's episodes: how many the choice hides, or that there is none to list.
Flow {
    id: note

    required property TitlePage title
    readonly property bool none: title.episodes.count === 0

    spacing: Theme.gap12

    Paragraph {
        height: Math.max(implicitHeight, Theme.chipHeight)
        verticalAlignment: Text.AlignVCenter
        text: !note.none ? qsTr("%n episode(s) hidden.", "", note.title.hidden) : note.title.which === "missing" ? qsTr("Nothing is missing in %1.").arg(ShowEpisodes.seasonName) : qsTr("You own every episode of %1.").arg(ShowEpisodes.seasonName)
    }

    Chip {
        text: qsTr("List all")
        onClicked: note.title.setWhich("all")
    }
}
