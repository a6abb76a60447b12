pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The seasons with how much of each is owned, specials last, in one line however many there are; which episodes are listed; in which order they stand.
Item {
    id: tabs

    required property TitlePage title
    readonly property int count: list.count
    readonly property bool narrow: width < Theme.px(900) && title.inLibrary

    implicitHeight: narrow ? 2 * Theme.controlHeight + Theme.gap8 : Theme.controlHeight

    SectionTitle {
        id: heading
        anchors.left: parent.left
        height: Theme.controlHeight
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Episodes")
    }

    SeasonLine {
        id: list
        anchors.left: tabs.narrow ? parent.left : heading.right
        anchors.leftMargin: tabs.narrow ? 0 : Theme.gap20
        anchors.right: tools.visible && !tabs.narrow ? tools.left : parent.right
        anchors.rightMargin: tabs.narrow ? 0 : Theme.gap20
        anchors.bottom: parent.bottom
        height: Theme.controlHeight
        title: tabs.title
    }

    Row {
        id: tools
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.controlHeight
        spacing: Theme.gap8
        visible: tabs.title.inLibrary

        Chip {
            anchors.verticalCenter: parent.verticalCenter
            dropdown: true
            text: qsTr("Order: %1").arg(EpisodeOrder.currentName)
            hint: qsTr("The order in which the episodes are numbered")
            onClicked: tabs.openOrder()
        }

        Segments {
            anchors.verticalCenter: parent.verticalCenter
            name: qsTr("Which episodes are listed")
            value: tabs.title.which
            options: [
                {
                    value: "all",
                    text: qsTr("All")
                },
                {
                    value: "unowned",
                    text: qsTr("Not owned")
                },
                {
                    value: "missing",
                    text: qsTr("Missing")
                }
            ]
            onChosen: which => tabs.title.setWhich(which)
        }
    }

    function openOrder() {
        Actions.orderEpisodes(title.number);
    }
}
