pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The seasons with how much of each is owned; specials last. The switch leaves only what is not owned.
Item {
    id: tabs

    required property TitlePage title
    property var seasons: null

    height: flow.height

    SectionTitle {
        id: heading
        anchors.left: parent.left
        height: Theme.chipHeight
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Episodes")
    }

    Flow {
        id: flow
        anchors.left: heading.right
        anchors.leftMargin: Theme.gap20
        anchors.right: hide.left
        anchors.rightMargin: Theme.gap12
        spacing: Theme.gap8

        Repeater {
            model: tabs.seasons

            Chip {
                required property int number
                required property string spoken
                required property var model
                checkable: true
                checked: number === tabs.title.season
                autoExclusive: true
                text: model.text
                Accessible.role: Accessible.PageTab
                Accessible.name: spoken
                onClicked: tabs.title.chooseSeason(number)
            }
        }
    }

    Chip {
        id: hide
        anchors.right: parent.right
        checkable: true
        checked: tabs.title.hideOwned
        text: qsTr("Hide owned")
        onClicked: tabs.title.setHideOwned(checked)
    }
}
