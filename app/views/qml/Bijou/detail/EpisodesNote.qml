pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Below a season's episodes: how many the choice hides, or that there is none to list.
Flow {
    id: note

    required property TitlePage title

    spacing: Theme.gap12

    Paragraph {
        height: Math.max(implicitHeight, Theme.chipHeight)
        verticalAlignment: Text.AlignVCenter
        text: ShowEpisodes.note
    }

    Chip {
        text: qsTr("List all")
        onClicked: note.title.setWhich("all")
    }
}
